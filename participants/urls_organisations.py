"""Below /mijn/: one's profile and one's organisations."""

from django.urls import path

from participants import organisation_page_views, organisation_views, people_views, profile_views

urlpatterns = [
    path("profiel/", profile_views.edit, name="profile"),
    path("profiel/foto/", profile_views.own_picture, name="own_picture"),
    path("organisatie/", organisation_views.mine, name="organisations"),
    path("organisatie/uitnodiging/<int:number>/", organisation_views.answer_invitation, name="answer_invitation"),
    path("organisatie/<slug:slug>/", organisation_page_views.edit, name="organisation_edit"),
    path("organisatie/<slug:slug>/terug/", organisation_page_views.withdraw, name="organisation_withdraw"),
    path("organisatie/<slug:slug>/mensen/", people_views.people, name="organisation_people"),
    path("organisatie/<slug:slug>/vertrekken/", organisation_views.leave, name="organisation_leave"),
    path("uitnodiging/<str:token>/", organisation_views.invitation, name="invitation"),
]
