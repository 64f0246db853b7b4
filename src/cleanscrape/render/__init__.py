"""The article and the reasons behind it, for people to read: text, Markdown, and the explain report."""
