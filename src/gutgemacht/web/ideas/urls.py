"""Routes of ideas."""

from django.urls import path

from gutgemacht.web.ideas import mine, offering, pictures, say, views, weekly

app_name = "ideas"

urlpatterns = [
    path("", views.index, name="all"),
    path("week/", weekly.week, name="week"),
    path("week/thank/", weekly.thank, name="thank"),
    path("week/thanks/<int:number>/remove/", weekly.remove, name="remove-thanks"),
    path("mine/", mine.mine, name="mine"),
    path("mine/<int:number>/forget/", mine.forgotten, name="forget"),
    path("results/", views.results, name="results"),
    path("new/", offering.new, name="new"),
    path("<int:number>/", views.one, name="one"),
    path("<int:number>/say/", say.page, name="say"),
    path("<int:number>/say/notes/", say.notes, name="notes"),
    path("<int:number>/dead/", offering.dead, name="dead"),
    path("<int:number>/change/", offering.change, name="change"),
    path("<int:number>/put-away/", offering.put_away, name="put-away"),
    path("<int:number>/pictures/", pictures.add, name="add-picture"),
    path("<int:number>/pictures/<int:picture>/", pictures.show, name="picture"),
    path("<int:number>/pictures/<int:picture>/right/", pictures.right, name="right"),
    path("<int:number>/pictures/<int:picture>/remove/", pictures.remove, name="remove-picture"),
]
