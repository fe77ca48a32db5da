"""The pages of incidents."""

from django.urls import path

from gutgemacht.web.incident import doing, drills, reviewing, statements, views

app_name = "incident"
urlpatterns = [
    path("", views.everything, name="all"),
    path("new/", views.new, name="new"),
    path("drills/", drills.all_, name="drills"),
    path("drills/start/", drills.start, name="start-drill"),
    path("drills/<slug:name>/", drills.choose, name="choose-drill"),
    path("<int:number>/now/", drills.now, name="now"),
    path("<int:number>/join/", drills.join, name="join"),
    path("<int:number>/", views.page, name="room"),
    path("<int:number>/move/", doing.move, name="move"),
    path("<int:number>/steps/<slug:name>/", doing.step, name="step"),
    path("<int:number>/triage/", doing.triage, name="triage"),
    path("<int:number>/freeze/", doing.freeze, name="freeze"),
    path("<int:number>/evidence/", doing.keep, name="keep"),
    path("<int:number>/evidence/<int:piece>/", doing.picture, name="picture"),
    path("<int:number>/evidence.zip", doing.export, name="export"),
    path("<int:number>/answers/", doing.answer, name="answer"),
    path("<int:number>/notes/", doing.say, name="say"),
    path("<int:number>/people/", doing.people, name="people"),
    path("<int:number>/forward/", doing.forward, name="forward"),
    path("<int:number>/statement/", statements.statement, name="statement"),
    path("<int:number>/statement/check/", statements.look, name="check"),
    path("<int:number>/review/", reviewing.review, name="review"),
    path("<int:number>/review/card/", reviewing.card, name="card"),
    path("<int:number>/review/case/", reviewing.case, name="case"),
]
