"""Tables of answers, as spreadsheets and form services write them."""
