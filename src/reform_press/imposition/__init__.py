"""Pages on printing sheets (拼大版): any finished PDF, whoever made it."""
