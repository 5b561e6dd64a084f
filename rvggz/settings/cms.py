"""Of Wagtail: its door, pictures, documents and the admin."""

from . import env
from .accounts import LOGIN_URL

WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = (
    LOGIN_URL  # one door, that asks for two steps; no second one where it asks for none
)
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = "articles/password_required.html"  # noqa: S105 (no password)
WAGTAIL_SITE_NAME = "Radicale vernieuwing langdurige ggz"
WAGTAILADMIN_BASE_URL = env.site("SITE_URL", "http://127.0.0.1:8000", ("https", "http"))
WAGTAILIMAGES_IMAGE_MODEL = "articles.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "articles.Download"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"avif": "jpeg", "heic": "jpeg"}
AVIF_SPEED = 8  # of libavif, 0 to 10: see articles/picture_formats.py
WAGTAILIMAGES_IMAGE_FORM_BASE = "articles.upload_forms.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "articles.upload_forms.DownloadForm"
WAGTAILDOCS_EXTENSIONS = [
    "csv", "docx", "epub", "jpg", "m4a", "mp3", "mp4", "odp", "ods", "odt", "ogg", "pdf", "png", "pptx", "rtf", "txt",
    "vtt", "webm", "xlsx", "zip",
]  # fmt: skip
WAGTAILDOCS_MAX_UPLOAD_SIZE = 500 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_BLOCK_EMBEDDED_CONTENT = True
WAGTAILEMBEDS_FINDERS: list[dict[str, object]] = []  # nothing is asked of a third party, not even by the server
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_DATE_FORMAT, WAGTAIL_DATETIME_FORMAT, WAGTAIL_TIME_FORMAT = "%d-%m-%Y", "%d-%m-%Y %H:%M", "%H:%M"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "rvggz.admin_search"}}
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "articles.rich_text.RichTextArea",
        "OPTIONS": {"features": ["bold", "italic", "ul", "ol", "link", "document-link"]},
    }
}
