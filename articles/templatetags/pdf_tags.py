from django import template

from articles.pdf import pictures
from articles.pdf.addresses import absolute
from articles.pdf.pictures import PdfPicture

register = template.Library()
register.filter("absolute", absolute)


@register.simple_tag
def pdf_picture(image: object) -> PdfPicture | None:
    """A picture of a block: its own alternative text, or none where the editor said that it is decoration."""
    return pictures.pdf_picture(image, pictures.alt_of(image)) if image else None
