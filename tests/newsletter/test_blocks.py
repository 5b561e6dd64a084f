"""Every block of a letter tells an editor what it is, shows how it will look, and may be half done in a draft."""

import pytest
from django.urls import reverse
from wagtail.admin.icons import get_icons

from newsletter import letter_parts, plain_letter
from newsletter.blocks import LetterBlock

pytestmark = pytest.mark.django_db
BLOCKS = sorted(LetterBlock().child_blocks.items())
IDS = [name for name, _ in BLOCKS]


@pytest.mark.parametrize(("name", "block"), BLOCKS, ids=IDS)
def test_a_block_has_a_label_a_description_an_icon_and_a_preview(client, anna, name, block):
    client.force_login(anna)

    answer = client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})

    assert block.label
    assert block.meta.description
    assert f'id="icon-{block.meta.icon}"' in get_icons()
    assert answer.status_code == 200
    assert "issue.css" in answer.content.decode()
    assert len(answer.content.decode().split("<main", 1)[1]) > 60


@pytest.mark.parametrize(("name", "block"), BLOCKS, ids=IDS)
def test_an_empty_block_can_be_kept_and_shown_everywhere(name, block):
    letter = LetterBlock()
    value = letter.to_python([{"type": name, "value": block.get_prep_value(block.get_default())}])

    kept = letter.clean_deferred(value)

    assert letter.render(kept) is not None
    for part in letter_parts.of(kept):
        assert plain_letter.MAKERS[part.kind](part.context) is not None
