"""Reads what pypdf found in a PDF."""


def words(reader):
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def outline(reader):
    return [item.title for item in reader.outline if not isinstance(item, list)]
