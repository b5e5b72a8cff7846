"""The command line (命令行): commands to functions, diagnostics to people."""
