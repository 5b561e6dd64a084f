"""Every block tells an editor what it is, and shows how it will look."""

import pytest
from django.urls import reverse
from wagtail.admin.icons import get_icons

from articles.blocks.story import StoryBlock

pytestmark = pytest.mark.django_db
BLOCKS = sorted(StoryBlock().child_blocks.items())


@pytest.mark.parametrize(("name", "block"), BLOCKS, ids=[name for name, _ in BLOCKS])
def test_a_block_has_a_label_a_description_an_icon_and_a_preview(client, anna, name, block):
    client.force_login(anna)

    answer = client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})

    assert block.label
    assert block.meta.description
    assert f'id="icon-{block.meta.icon}"' in get_icons()
    assert answer.status_code == 200
    assert "site.css" in answer.content.decode()
    assert len(answer.content.decode().split("<main", 1)[1]) > 60


@pytest.mark.parametrize(("name", "block"), BLOCKS, ids=[name for name, _ in BLOCKS])
def test_an_empty_block_can_be_kept_in_a_draft_and_previewed(name, block):
    story = StoryBlock()
    value = story.to_python([{"type": name, "value": block.get_prep_value(block.get_default())}])

    kept = story.clean_deferred(value)

    assert kept[0].block_type == name
    assert story.render(kept) is not None
