"""The shell: parse, call, print, exit - one module per command, no policy."""
