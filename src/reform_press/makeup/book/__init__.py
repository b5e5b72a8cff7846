"""Books made up (书籍组版): chapters that flow over pages, and their parts."""
