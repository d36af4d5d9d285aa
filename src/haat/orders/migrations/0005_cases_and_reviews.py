import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0004_attempts_pickups_and_courier_files"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("not_received", "not received"),
                            ("not_as_described", "not as described"),
                            ("counterfeit", "counterfeit"),
                            ("damaged", "damaged"),
                        ],
                        max_length=20,
                        verbose_name="what is wrong",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("answering", "the seller answers"),
                            ("offered", "an offer is open"),
                            ("returning", "to be sent back"),
                            ("coming_back", "on its way back"),
                            ("inspecting", "the seller looks at it"),
                            ("moderating", "a moderator decides"),
                            ("decided", "decided, open to appeal"),
                            ("appealed", "appealed"),
                            ("closed", "closed"),
                        ],
                        default="answering",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("due_at", models.DateTimeField(null=True, verbose_name="clock ends")),
                ("moved_at", models.DateTimeField(verbose_name="since")),
                ("opened_at", models.DateTimeField(verbose_name="opened at")),
                ("opened_from", models.CharField(max_length=10)),
                ("offer_minor", models.BigIntegerField(null=True)),
                ("label_by", models.CharField(blank=True, max_length=8)),
                ("carrier", models.CharField(blank=True, max_length=40)),
                ("tracking", models.CharField(blank=True, max_length=60)),
                ("returned_at", models.DateTimeField(null=True)),
                ("claimed_at", models.DateTimeField(null=True)),
                ("decision", models.CharField(blank=True, max_length=8, verbose_name="decision")),
                ("decision_minor", models.BigIntegerField(null=True)),
                ("borne_by", models.CharField(default="seller", max_length=8)),
                ("decided_at", models.DateTimeField(null=True)),
                ("appealed_at", models.DateTimeField(null=True)),
                ("buyer_waived_at", models.DateTimeField(null=True)),
                ("seller_waived_at", models.DateTimeField(null=True)),
                ("outcome", models.CharField(blank=True, max_length=16, verbose_name="outcome")),
                ("refunded_minor", models.BigIntegerField(default=0)),
                ("closed_at", models.DateTimeField(null=True, verbose_name="closed at")),
            ],
            options={
                "verbose_name": "case",
                "verbose_name_plural": "cases",
            },
        ),
        migrations.CreateModel(
            name="CaseEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.CharField(max_length=20)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("buyer", "buyer"),
                            ("seller", "seller"),
                            ("courier", "courier"),
                            ("staff", "staff"),
                            ("clock", "clock"),
                        ],
                        max_length=7,
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=2000)),
                ("photo_ids", models.JSONField(default=list)),
                ("amount_minor", models.BigIntegerField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("answering", "the seller answers"),
                            ("offered", "an offer is open"),
                            ("returning", "to be sent back"),
                            ("coming_back", "on its way back"),
                            ("inspecting", "the seller looks at it"),
                            ("moderating", "a moderator decides"),
                            ("decided", "decided, open to appeal"),
                            ("appealed", "appealed"),
                            ("closed", "closed"),
                        ],
                        max_length=12,
                    ),
                ),
                ("due_at", models.DateTimeField(null=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="RatingTally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.CharField(max_length=6)),
                ("count", models.PositiveIntegerField(default=0)),
                ("stars", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[("buyer", "buyer"), ("seller", "seller")], max_length=6, verbose_name="written by the"
                    ),
                ),
                ("stars", models.PositiveSmallIntegerField(verbose_name="stars")),
                ("words", models.TextField(blank=True, max_length=2000, verbose_name="words")),
                ("photo_ids", models.JSONField(default=list)),
                ("incentive", models.BooleanField(default=False, verbose_name="got something for it")),
                ("written_at", models.DateTimeField(verbose_name="written at")),
                ("edited_at", models.DateTimeField(null=True)),
                ("shows_by", models.DateTimeField()),
                ("shown_at", models.DateTimeField(null=True, verbose_name="shown at")),
                ("reply", models.TextField(blank=True, max_length=1000)),
                ("replied_at", models.DateTimeField(null=True)),
                ("hidden_at", models.DateTimeField(null=True, verbose_name="hidden at")),
                ("hidden_reason", models.CharField(blank=True, max_length=300, verbose_name="why it was hidden")),
            ],
            options={
                "verbose_name": "review",
                "verbose_name_plural": "reviews",
            },
        ),
        migrations.CreateModel(
            name="ReviewReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("insult", "It insults somebody"),
                            ("private", "It tells private things, such as a phone number"),
                            ("untrue", "It says what is not true"),
                            ("not_about_it", "It is about something else"),
                            ("advertising", "It advertises"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                        verbose_name="reason",
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=500, verbose_name="words")),
                ("reported_at", models.DateTimeField(verbose_name="reported at")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="answered at")),
            ],
            options={
                "verbose_name": "reported review",
                "verbose_name_plural": "reported reviews",
            },
        ),
        migrations.AddField(
            model_name="case",
            name="appealed_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="claimed_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="decided_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="orders.order"
            ),
        ),
        migrations.AddField(
            model_name="caseentry",
            name="actor",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="caseentry",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="orders.case"
            ),
        ),
        migrations.AddField(
            model_name="ratingtally",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="about",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="author",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="hidden_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="line",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orders.orderline"
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="orders.order"
            ),
        ),
        migrations.AddField(
            model_name="reviewreport",
            name="answered_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="reviewreport",
            name="reporter",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="reviewreport",
            name="review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="orders.review"
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("state", "closed"), _negated=True), fields=["due_at"], name="cases_whose_clock_ends"
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["state", "due_at"], name="cases_before_moderators"),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "closed"), _negated=True),
                fields=("order",),
                name="an_order_has_one_open_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", False), ("due_at__isnull", True), ("state", "closed")),
                    models.Q(
                        models.Q(("state", "closed"), _negated=True),
                        ("closed_at__isnull", True),
                        ("due_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="an_open_case_has_a_clock_and_a_closed_one_an_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(("refunded_minor__gte", 0)), name="a_case_refunds_no_negative_amount"
            ),
        ),
        migrations.AddConstraint(
            model_name="caseentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("actor__isnull", False), ("role", "clock"), _connector="OR"),
                name="only_the_clock_acts_without_a_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="ratingtally",
            constraint=models.UniqueConstraint(fields=("account", "role"), name="an_account_has_one_rating_per_role"),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(
                condition=models.Q(("hidden_at__isnull", True), ("shown_at__isnull", False)),
                fields=["about", "role", "-shown_at", "-id"],
                name="reviews_of_a_person",
            ),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(
                condition=models.Q(("shown_at__isnull", True)), fields=["shows_by"], name="reviews_to_show"
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(fields=("line",), name="a_buyer_reviews_a_thing_once"),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(
                condition=models.Q(("role", "seller")), fields=("order",), name="a_seller_reviews_a_buyer_once_an_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("line__isnull", False), ("role", "buyer")),
                    models.Q(("line__isnull", True), ("role", "seller")),
                    _connector="OR",
                ),
                name="a_buyer_reviews_a_thing_and_a_seller_a_buyer",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(("stars__gte", 1), ("stars__lte", 5)), name="a_review_has_one_to_five_stars"
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("hidden_at__isnull", True), ("hidden_reason", "")),
                    models.Q(("hidden_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_hidden_review_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewreport",
            constraint=models.UniqueConstraint(fields=("review", "reporter"), name="somebody_reports_a_review_once"),
        ),
    ]
