import os

from django.core.wsgi import get_wsgi_application

from articles.search_words import warm_up

if not os.environ.get("DJANGO_SETTINGS_MODULE"):
    os.environ["DJANGO_SETTINGS_MODULE"] = "rvggz.settings.production"
application = get_wsgi_application()
warm_up()  # here, so that only processes that answer visitors spend time on it
