"""The parts of an export, made of the texts that stood in one element of it."""

import hashlib
import re
from collections.abc import Mapping
from urllib.parse import unquote

from .export_parts import Author, Comment, Item, Term, plain

Holder = Mapping[str, object]
IN_ADDRESS = re.compile(r"[?&](?:p|page_id|attachment_id)=(\d{1,17})(?:&|$)")


def _text(holder: Holder, name: str) -> str:
    return str(holder.get(name, ""))


def _number(holder: Holder, name: str) -> int:
    digits = _text(holder, name).strip()
    return int(digits) if digits.isdecimal() and len(digits) <= 18 else 0


def _names(holder: Holder, name: str) -> tuple[str, ...]:
    found = holder.get(name)
    return tuple(found) if isinstance(found, dict) else ()


def _number_of_address(holder: Holder) -> int:
    """For an item without a number: the one in its address, else a number below zero that its address always gives."""
    addresses = [_text(holder, name).strip() for name in ("guid", "link", "wp:attachment_url")]
    for address in addresses:
        if found := IN_ADDRESS.search(address):
            return int(found[1])
    address = next((each for each in reversed(addresses) if each), "")
    return -int(hashlib.sha256(address.encode("utf-8", "replace")).hexdigest()[:12], 16) if address else 0


def author_from(holder: Holder) -> Author:
    return Author(
        login=_text(holder, "wp:author_login").strip(),
        email=_text(holder, "wp:author_email").strip(),
        display_name=plain(_text(holder, "wp:author_display_name")),
        first_name=plain(_text(holder, "wp:author_first_name")),
        last_name=plain(_text(holder, "wp:author_last_name")),
        id=_number(holder, "wp:author_id"),
    )


def term_from(element: str, holder: Holder) -> Term:
    names = {
        "wp:category": ("category", "wp:category_nicename", "wp:cat_name", "wp:category_parent",
                        "wp:category_description"),
        "wp:tag": ("post_tag", "wp:tag_slug", "wp:tag_name", "", "wp:tag_description"),
        "wp:term": (_text(holder, "wp:term_taxonomy"), "wp:term_slug", "wp:term_name", "wp:term_parent",
                    "wp:term_description"),
    }[element]  # fmt: skip
    taxonomy, slug, name, parent, description = names
    return Term(
        taxonomy=taxonomy.strip(),
        slug=_text(holder, slug).strip(),
        name=plain(_text(holder, name)),
        parent=_text(holder, parent).strip(),
        description=_text(holder, description).strip(),
        id=_number(holder, "wp:term_id"),
    )


def comment_from(holder: Holder) -> Comment:
    return Comment(
        id=_number(holder, "wp:comment_id"),
        author=plain(_text(holder, "wp:comment_author")),
        email=_text(holder, "wp:comment_author_email").strip(),
        date=_text(holder, "wp:comment_date"),
        date_gmt=_text(holder, "wp:comment_date_gmt"),
        content=_text(holder, "wp:comment_content"),
        approved=_text(holder, "wp:comment_approved").strip(),
        type=_text(holder, "wp:comment_type").strip() or "comment",
        parent=_number(holder, "wp:comment_parent"),
        user_id=_number(holder, "wp:comment_user_id"),
    )


def item_from(holder: Holder) -> Item:
    parts = holder["parts"] if isinstance(holder["parts"], list) else []
    found = [part for part in parts if isinstance(part, tuple)]
    # WXR 1.0 names a category twice, once without its slug; its tags are "tag".
    terms = [("post_tag" if taxonomy == "tag" else taxonomy or "category", slug, plain(name))
             for taxonomy, slug, name in found if slug or not any(other[1] for other in found)]  # fmt: skip
    return Item(
        id=_number(holder, "wp:post_id") or _number_of_address(holder),
        type=_text(holder, "wp:post_type").strip() or "post",
        status=_text(holder, "wp:status").strip() or "draft",
        title=plain(_text(holder, "title")),
        link=_text(holder, "link").strip(),
        creator=_text(holder, "dc:creator").strip(),
        content=_text(holder, "content:encoded"),
        excerpt=_text(holder, "excerpt:encoded"),
        date=_text(holder, "wp:post_date"),
        date_gmt=_text(holder, "wp:post_date_gmt"),
        modified=_text(holder, "wp:post_modified"),
        modified_gmt=_text(holder, "wp:post_modified_gmt"),
        slug=unquote(_text(holder, "wp:post_name").strip()),
        parent=_number(holder, "wp:post_parent"),
        password=_text(holder, "wp:post_password"),
        is_sticky=_text(holder, "wp:is_sticky").strip() == "1",
        comments_open=_text(holder, "wp:comment_status").strip() != "closed",
        attachment_url=_text(holder, "wp:attachment_url").strip(),
        terms=tuple(dict.fromkeys(terms)),
        meta={str(key)[5:]: str(value) for key, value in holder.items() if str(key).startswith("meta:")},
        comments=tuple(part for part in parts if isinstance(part, Comment)),
        line=int(str(holder["line"])),
        cut=_text(holder, "cut"),
        old_slugs=tuple(unquote(slug) for slug in _names(holder, "old slugs") if slug),
        other_fields=_names(holder, "other fields"),
    )
