from django.urls import path

from . import views

urlpatterns = [
    path("trefwoorden/<slug:slug>/", views.keyword, name="keyword"),
]
