"""An assessment in, text out: terminal, Markdown and JSON."""
