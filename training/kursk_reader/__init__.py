"""How the weights of Kursk bot's reader were made. README.md, one folder up, is the way in."""
