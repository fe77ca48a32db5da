"""Everybody who is here already has a mail address that counts as verified; room for counting."""

from django.apps.registry import Apps
from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def addresses(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    person = apps.get_model("people", "Person")
    address = apps.get_model("account", "EmailAddress")
    for one in person.objects.all():
        one.email = one.username = (one.email or one.username).lower()
        one.save(update_fields=["email", "username"])
        address.objects.get_or_create(
            user=one, email=one.email, defaults={"verified": True, "primary": True}
        )


def cache_table(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0003_accounts"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]

    operations = [
        migrations.RunPython(addresses, migrations.RunPython.noop),
        migrations.RunPython(cache_table, migrations.RunPython.noop),
    ]
