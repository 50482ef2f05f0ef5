"""Archives of captures and files: ZIP, tar, WARC and packed files, opened as folders."""
