"""Somebody without an account offers a piece: by mail, without a session, and nothing before it is confirmed."""

from articles.contributions import deciding
from articles.models import ArticlePage, Contribution, ContributionIndexPage, PieceState
from rvggz.models import OutgoingMail
from tests import factories
from tests.articles.writing import form_data, now, picture

GUEST = "/praat-mee/bijdragen/gast/"
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}


def offer(client, tree, **more):
    theme = factories.make_theme(tree)
    data = {
        "kind": "tip",
        "title": "Zet koffie",
        "text": "Zet de koffie in de gang.\n\nEcht waar.",
        "themes": [theme.pk],
    }
    data |= {"email": "gast@example.test", "name": "Gijs", "consent": "on", "comments_open": "on"}
    return client.post(GUEST, {**data, **more}, headers=FROM_HERE)


def link_of(name):
    return OutgoingMail.objects.filter(name=name).latest("pk").context["url"].split("8000")[-1]


def test_a_guest_offers_a_piece_confirms_it_and_follows_it(tree, client, anna):
    answer = offer(client, tree, pictures=picture())
    piece = Contribution.objects.get()
    assert "Wat is er te zien" in answer.content.decode()
    own = f"{GUEST}{answer.context['desk'].url.split('/')[-2]}/"
    data = {**form_data(piece), f"alt-{piece.files.get().pk}": "Een kan koffie"}
    client.post(own, data, headers=FROM_HERE)
    assert not ArticlePage.objects.exists()

    address = link_of("piece_confirm")
    assert "Is dit jouw stuk?" in client.get(address).content.decode()
    assert now(piece).state == PieceState.UNCONFIRMED
    own = client.post(address, headers=FROM_HERE).url.split("?")[0]  # a key that only who confirmed has

    piece = now(piece)
    assert (piece.state, piece.page.owner, piece.page.author_name) == (PieceState.SUBMITTED, None, "Gijs")
    deciding.ask(piece, piece.version, "Welke koffie?", anna)
    assert "Welke koffie?" in client.get(link_of("piece_question")).content.decode()
    client.post(own, {**form_data(now(piece)), "answer": "Filterkoffie."}, headers=FROM_HERE)
    deciding.approve(now(piece), now(piece).version, anna)
    assert client.post(own, {"do": "withdraw"}, headers=FROM_HERE).status_code == 302
    assert now(piece).state == PieceState.WITHDRAWN
    assert "sessionid" not in client.cookies


def test_numbers_that_a_guest_typed_stay_the_numbers(tree, client):
    offer(client, tree, text="1. een\n2. twee\n\ntussendoor\n\n3. drie")

    assert Contribution.objects.get().content["text"] == (
        '<ol><li>een</li><li>twee</li></ol><p>tussendoor</p><ol><li value="3">drie</li></ol>'
    )


def test_a_form_of_another_site_or_of_a_machine_makes_nothing(tree, client):
    theme = factories.make_theme(tree)
    data = {
        "title": "Zet koffie",
        "text": "In de gang.",
        "themes": [theme.pk],
        "email": "gast@example.test",
        "consent": 1,
    }

    assert client.post(GUEST, data, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.post(GUEST, {**data, "website": "x"}, headers=FROM_HERE).status_code == 422

    assert not Contribution.objects.exists()


def test_a_form_that_a_browser_filled_in_within_a_second_is_taken(tree, client):
    theme = factories.make_theme(tree)
    data = {
        "title": "Zet koffie",
        "text": "In de gang.",
        "themes": [theme.pk],
        "email": "gast@example.test",
        "consent": 1,
    }

    client.post(GUEST, {**data, "seconds": "0.4"}, headers=FROM_HERE)

    assert Contribution.objects.get().content["title"] == "Zet koffie"


def test_without_a_page_praat_mee_a_guest_confirms_later(tree, client):
    offer(client, tree)
    address = link_of("piece_confirm")
    title = tree.voices.title
    tree.voices.delete()

    answer = client.post(address, headers=FROM_HERE)

    assert answer.status_code == 503
    assert "Laat het de redactie weten" in answer.content.decode()
    piece = Contribution.objects.get()
    assert (piece.state, piece.confirmed_at, piece.page) == (PieceState.UNCONFIRMED, None, None)
    tree.home.add_child(instance=ContributionIndexPage(title=title, slug="praat-mee"))
    assert client.post(address, headers=FROM_HERE).status_code == 302
    assert now(piece).state == PieceState.SUBMITTED


def test_the_link_of_one_piece_opens_no_other(tree, client):
    for name in ("bevestig/", ""):
        assert client.get(f"{GUEST}{name}abc:def:ghi/").status_code == 404
