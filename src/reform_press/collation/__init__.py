"""Two builds compared (版次比对): what changed in the copy, what moved on the page."""
