"""Read files and sentences: text in, articles and tokens out."""
