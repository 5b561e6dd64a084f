"""A picture of a draft for its writer: made anew from its pixels, never the bytes that somebody sent."""

from io import BytesIO

from django.http import HttpResponse
from PIL import Image, ImageOps

from articles.contributions.preview import shown_size
from articles.models import ContributionFile

QUALITY = 80


def answer(file: ContributionFile, *, is_lead: bool) -> HttpResponse:
    size = shown_size(file, is_lead=is_lead)
    with file.stored.open("rb") as source, Image.open(source) as image:
        image.draft("RGB", size)
        upright = ImageOps.exif_transpose(image).convert("RGB")
        made = ImageOps.fit(upright, size) if is_lead else upright.resize(size)
    out = BytesIO()
    made.save(out, "JPEG", quality=QUALITY)
    response = HttpResponse(out.getvalue(), content_type="image/jpeg")
    response.headers["Cache-Control"] = "private, max-age=3600"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
