"""Routes of coaches."""

from django.urls import path

from gutgemacht.web.workshop import deleting, desk, plan, sheets, wall

app_name = "workshop"

urlpatterns = [
    path("", desk.everything, name="all"),
    path("<int:number>/", desk.room, name="room"),
    path("<int:number>/ask/<int:question>/", desk.ask, name="ask"),
    path("<int:number>/close/", desk.close, name="close"),
    path("<int:number>/tell/", desk.tell, name="tell"),
    path("<int:number>/end/", desk.end, name="end"),
    path("<int:number>/leave/", desk.leave, name="leave"),
    path("<int:number>/take-over/", desk.take_over, name="take-over"),
    path("<int:number>/delete/", deleting.delete, name="delete"),
    path("<int:number>/bring-back/", deleting.bring_back, name="bring-back"),
    path("<int:number>/notes/", desk.note, name="note"),
    path("<int:number>/notes/<int:question>/", desk.note_question, name="note-question"),
    path("<int:number>/add/", plan.add, name="add"),
    path("<int:number>/add/own/", plan.add_own, name="add-own"),
    path("<int:number>/add/case/", plan.add_case, name="add-case"),
    path("<int:number>/add/card/", plan.add_card, name="add-card"),
    path("<int:number>/again/<int:question>/", plan.add_again, name="add-again"),
    path("<int:number>/drop/<int:question>/", plan.drop, name="drop"),
    path("<int:number>/wall/", wall.wall, name="wall"),
    path("<int:number>/wall/now/", wall.now, name="now"),
    path("<int:number>/<slug:kind>.pdf", sheets.sheet, name="sheet"),
]
