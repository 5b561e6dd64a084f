"""Numbers, levels and places of cells stay as they stood."""

WORD = (
    '<p class="MsoListParagraphCxSpFirst" style="mso-list:l0 level1 lfo1"><!--[if !supportLists]-->'
    '<span style="mso-list:Ignore">·<span style="font:7pt">&nbsp;&nbsp;&nbsp;</span></span><!--[endif]-->'
    "Een <b>vet</b></p>"
    '<p class="MsoListParagraphCxSpMiddle" style="mso-list:l0 level2 lfo1">o<span>&nbsp; </span>dieper</p>'
    '<p class="MsoListParagraphCxSpLast" style="mso-list:l0 level1 lfo1">·&nbsp;&nbsp; twee<o:p></o:p></p>'
)


def test_lists_keep_the_numbers_that_stood_there(texts):
    made = texts({
        "verder": '<ol><li>een</li><li>twee</li></ol><p>Tussendoor.</p><ol start="3"><li>drie</li><li>vier</li></ol>',
        "waarde": '<ol><li>een</li><li value="5">vijf</li><li>zes</li></ol>',
        "terug": "<ol reversed><li>c</li><li>b</li><li>a</li></ol>",
        "letters": '<ol type="a"><li>een</li><li>twee</li></ol>',
        "letters van stijl": '<ol style="list-style-type: upper-roman"><li>een</li></ol>',
        "leeg punt": "<ol><li>een</li><li></li><li>drie</li></ol>",
        "binnenin": '<ul><li>a<ol start="4"><li>vier</li></ol></li></ul>',
        "platte tekst": "1. een\n2. twee\n\ntussendoor\n\n3. drie",
    })  # fmt: skip

    assert made == {
        "verder": '<ol><li>een</li><li>twee</li></ol><p>Tussendoor.</p><ol><li value="3">drie</li><li>vier</li></ol>',
        "waarde": '<ol><li>een</li><li value="5">vijf</li><li>zes</li></ol>',
        "terug": '<ol><li value="3">c</li><li value="2">b</li><li value="1">a</li></ol>',
        "letters": '<ol><li type="a">een</li><li type="a">twee</li></ol>',
        "letters van stijl": '<ol><li type="I">een</li></ol>',
        "leeg punt": '<ol><li>een</li><li value="3">drie</li></ol>',
        "binnenin": '<ul><li>a<ol><li value="4">vier</li></ol></li></ul>',
        "platte tekst": "<p>1. een<br/>2. twee</p><p>tussendoor</p><p>3. drie</p>",
    }


def test_lists_that_word_pasted_as_paragraphs_are_lists(texts):
    made = texts({
        "word": WORD,
        "genummerd": '<p class="MsoListParagraph">3.&nbsp; drie</p><p class="MsoListParagraph">4.&nbsp; vier</p>',
        "zonder klasse": "<p>Vooraf</p><p>·&nbsp;&nbsp; een</p><p>· twee</p><p>Erna</p>",
        "bolletjes in een zin": "<p>a · b</p><p>c · d</p>",
        "een alleen": "<p>• los</p>",
        "resten": "<!--[if gte mso 9]><xml><o:Office></o:Office></xml><![endif]--><p class=\"MsoNormal\">In "
        '<st1:place w:st="on">Utrecht</st1:place><o:p></o:p></p>',
    })  # fmt: skip

    assert made == {
        "word": "<ul><li>Een <b>vet</b><ul><li>dieper</li></ul></li><li>twee</li></ul>",
        "genummerd": '<ol><li value="3">drie</li><li>vier</li></ol>',
        "zonder klasse": "<p>Vooraf</p><ul><li>een</li><li>twee</li></ul><p>Erna</p>",
        "bolletjes in een zin": "<p>a · b</p><p>c · d</p>",
        "een alleen": "<p>• los</p>",
        "resten": "<p>In Utrecht</p>",
    }


def rows(blocks):
    (table,) = [value for kind, value in blocks if kind == "table"]
    return [[cell.replace("<p>", "").replace("</p>", "") for cell in row["values"]] for row in table["table"]["rows"]]


def test_cells_stay_in_their_columns(bodies):
    head = "<tr><th>Dag</th><th>Tijd</th><th>Wie</th></tr>"
    made = bodies({
        "over rijen": f'<table>{head}<tr><td rowspan="2">Maandag</td><td>10.00</td><td>Fenna</td></tr>'
        "<tr><td>14.00</td><td>Joris</td></tr></table>",
        "in het midden": f'<table>{head}<tr><td>Ma</td><td rowspan="2">10.00</td><td>Fenna</td></tr>'
        "<tr><td>Di</td><td>Joris</td></tr></table>",
        "allebei": f'<table>{head}<tr><td rowspan="2" colspan="2">Week</td><td>Fenna</td></tr>'
        "<tr><td>Joris</td></tr></table>",
        "tot het eind": f'<table>{head}<tr><td rowspan="0">Ma</td><td>a</td><td>b</td></tr>'
        "<tr><td>c</td><td>d</td></tr></table>",
        "lijst": f"<table>{head}<tr><td>Ma</td><td><ul><li>a</li><li>b</li></ul></td>"
        '<td><ol start="3"><li>c</li><li>d</li></ol></td></tr></table>',
        "onzin": f'<table>{head}<tr><td rowspan="-3" colspan="99999999">Ma</td><td>a</td></tr></table>',
        "rijen met een naam": f'<table>{head}<tr><td scope="row">Ma</td><td>a</td><td>b</td></tr></table>',
    })  # fmt: skip

    assert rows(made["over rijen"]) == [["Maandag", "10.00", "Fenna"], ["Maandag", "14.00", "Joris"]]
    assert rows(made["in het midden"]) == [["Ma", "10.00", "Fenna"], ["Di", "10.00", "Joris"]]
    assert rows(made["allebei"]) == [["Week", "", "Fenna"], ["Week", "", "Joris"]]
    assert rows(made["tot het eind"]) == [["Ma", "a", "b"], ["Ma", "c", "d"]]
    assert rows(made["lijst"]) == [["Ma", "• a<br/>• b", "3. c<br/>4. d"]]
    assert rows(made["onzin"]) == [["Ma", "a", ""]]
    assert made["rijen met een naam"][0][1]["row_headings"] is True


def test_words_of_a_heading_stay_together_and_its_link_stands_below(bodies):
    made = bodies({
        "nadruk": "<h2>Wat is <em>herstel</em>?</h2><h3><strong>G</strong>GZ<br>in cijfers</h3>",
        "link": '<h2>Kijk <a href="https://x.example/">hier</a></h2>',
    })  # fmt: skip

    assert [value["text"] for _, value in made["nadruk"]] == ["Wat is herstel?", "GGZ in cijfers"]
    assert made["link"][1] == ("text", '<p><a href="https://x.example/">hier</a></p>')
