"""Routes of the ledger."""

from django.urls import path

from gutgemacht.web.publish.ledger import acting, imports, log_page, views

app_name = "ledger"

urlpatterns = [
    path("", views.everything, name="all"),
    path("log/", log_page.page, name="log"),
    path("import/", imports.page, name="import"),
    path("playbook/", views.playbook, name="playbook"),
    path("sums/", views.sums, name="sums"),
    path("<int:number>/", views.one, name="one"),
    path("<int:number>/explain/", acting.explain, name="explain"),
    path("<int:number>/take-down/", acting.take_down, name="take-down"),
    path("<int:number>/freeze/", acting.freeze, name="freeze"),
]
