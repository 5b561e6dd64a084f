"""A title says what it said: only what is a tag of HTML goes."""

import pytest

from rvggz.wordpress.export_parts import plain


@pytest.mark.parametrize(
    "stored, read",
    [
        ("Hulp voor jongeren (&lt; 18) en ouderen (&gt; 65)", "Hulp voor jongeren (< 18) en ouderen (> 65)"),
        ("Zorg voor &lt;18 en &gt;65 jaar", "Zorg voor <18 en >65 jaar"),
        ("Wachttijd < 6 weken, en dan > 3 maanden", "Wachttijd < 6 weken, en dan > 3 maanden"),
        ("Liefde <3 en zorg >> verder", "Liefde <3 en zorg >> verder"),
        ("Samen leren<br />verslag van 3 mei", "Samen leren verslag van 3 mei"),
        ("<p>Een</p><p>twee</p>", "Een twee"),
        ("Wat is <em>her</em>stel?", "Wat is herstel?"),
        ('<span style="color: red">Let op</span>', "Let op"),
        ("&lt;em&gt;Oud&lt;/em&gt; &amp; nieuw", "Oud & nieuw"),  # WXR 1.0
        ("Meer <u>zeggen<u>schap", "Meer zeggenschap"),
        ("als a <b en c> d", "als a <b en c> d"),
        ("<!-- kop -->Titel", "Titel"),
        ("&nbsp;", ""),
    ],
)
def test_a_title_loses_tags_and_no_words(stored, read):
    assert plain(stored) == read
