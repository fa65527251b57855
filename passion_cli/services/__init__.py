"""What combines storage, interview and reports: no printing, no clock, no environment."""
