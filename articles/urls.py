from django.urls import path

from . import views

urlpatterns = [
    path("trefwoorden/<slug:slug>/", views.keyword, name="keyword"),
    path("patroon/<slug:tint>/<int:seed>.svg", views.pattern, name="pattern"),
]
