"""Routes of the drafts of the company."""

from django.urls import path

from gutgemacht.web.publish.drafts import history, month, submit, talk, views

app_name = "drafts"

urlpatterns = [
    path("", views.all_, name="all"),
    path("new/", views.new, name="new"),
    path("calendar/", month.page, name="calendar"),
    path("pictures/<str:digest>/", views.picture, name="picture"),
    path("<int:number>/", views.page, name="page"),
    path("<int:number>/save/", views.save, name="save"),
    path("<int:number>/again/", views.again, name="again"),
    path("<int:number>/move/", month.move, name="move"),
    path("<int:number>/put-away/", views.put_away, name="put-away"),
    path("<int:number>/submit/", submit.submit, name="submit"),
    path("<int:number>/versions/", history.versions, name="versions"),
    path("<int:number>/versions/<int:which>/restore/", history.restore, name="restore"),
    path("<int:number>/remarks/", talk.say, name="say"),
    path("<int:number>/remarks/<int:remark>/", talk.answer, name="answer"),
]
