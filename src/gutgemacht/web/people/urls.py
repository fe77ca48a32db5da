"""Routes of people."""

from django.contrib.auth import views as auth
from django.urls import path, reverse_lazy

from gutgemacht.web.people import views

app_name = "people"

urlpatterns = [
    path("", views.everybody, name="all"),
    path("first/", views.first, name="first"),
    path("invite/", views.invite, name="invite"),
    path("<int:number>/", views.change, name="change"),
    path("<int:number>/invite/", views.invite_again, name="invite-again"),
    path("sign-in/", views.SignIn.as_view(), name="sign-in"),
    path("sign-out/", auth.LogoutView.as_view(), name="sign-out"),
    path(
        "welcome/<uidb64>/<token>/",
        auth.PasswordResetConfirmView.as_view(
            template_name="people/welcome.html",
            success_url=reverse_lazy("draft:page"),
            post_reset_login=True,
        ),
        name="welcome",
    ),
]
