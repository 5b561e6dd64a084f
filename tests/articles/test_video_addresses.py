"""Every form in which people paste a video leads to that video, from that second, with its key."""

import pytest

from articles.blocks.video_addresses import video_at

YOUTUBE, VIMEO = "https://www.youtube-nocookie.com/embed/AAAAAAAAAAA?autoplay=1", "https://player.vimeo.com/video/"


@pytest.mark.parametrize(
    "address, player",
    [
        ("https://www.youtube.com/watch?v=AAAAAAAAAAA", YOUTUBE),
        ("https://m.youtube.com/watch?v=AAAAAAAAAAA&feature=share", YOUTUBE),
        ("https://youtu.be/AAAAAAAAAAA?si=abc", YOUTUBE),
        ("https://www.youtube.com/shorts/AAAAAAAAAAA", YOUTUBE),
        ("https://www.youtube.com/live/AAAAAAAAAAA?feature=share", YOUTUBE),
        ("https://www.youtube-nocookie.com/embed/AAAAAAAAAAA", YOUTUBE),
        ("http://www.youtube.com/v/AAAAAAAAAAA&hl=nl&fs=1", YOUTUBE),
        ("https://www.youtube.com/watch?v=AAAAAAAAAAA&t=90s", f"{YOUTUBE}&start=90"),
        ("https://youtu.be/AAAAAAAAAAA?t=1m30s", f"{YOUTUBE}&start=90"),
        ("https://www.youtube.com/embed/AAAAAAAAAAA?start=75&rel=0", f"{YOUTUBE}&start=75"),
        ("https://www.youtube.com/watch?v=AAAAAAAAAAA#t=1h1s", f"{YOUTUBE}&start=3601"),
        ("https://www.youtube.com/watch?v=AAAAAAAAAAA&list=PLbbbbbbbb", f"{YOUTUBE}&list=PLbbbbbbbb"),
        (
            "https://www.youtube.com/playlist?list=PLbbbbbbbb",
            "https://www.youtube-nocookie.com/embed/videoseries?autoplay=1&list=PLbbbbbbbb",
        ),
        (
            "https://www.youtube.com/embed/videoseries?list=PLbbbbbbbb",
            "https://www.youtube-nocookie.com/embed/videoseries?autoplay=1&list=PLbbbbbbbb",
        ),
        ("https://vimeo.com/11111111", f"{VIMEO}11111111?autoplay=1&dnt=1"),
        ("https://vimeo.com/11111111/abcdef0123?share=copy", f"{VIMEO}11111111?autoplay=1&dnt=1&h=abcdef0123"),
        ("https://player.vimeo.com/video/11111111?h=abcdef0123", f"{VIMEO}11111111?autoplay=1&dnt=1&h=abcdef0123"),
        ("https://vimeo.com/channels/staffpicks/11111111#t=90s", f"{VIMEO}11111111?autoplay=1&dnt=1#t=90s"),
        ("https://vimeo.com/showcase/22/video/11111111", f"{VIMEO}11111111?autoplay=1&dnt=1"),
    ],
)
def test_every_form_of_an_address_is_that_video(address, player):
    assert video_at(address).player == player


@pytest.mark.parametrize(
    "address",
    [
        "", "https://www.youtube.com/", "https://www.youtube.com/user/iemand", "https://vimeo.com/iemand",
        "https://youtube.com.evil.example/watch?v=AAAAAAAAAAA", "https://www.youtube.com/embed/videoseries",
        "https://[kapot/", 'https://youtu.be/AAAAAAAAAAA"onload=x',
    ],
)  # fmt: skip
def test_another_address_is_no_video(address):
    assert video_at(address) is None
