from django.urls import path

from documents.views import book, sending

app_name = "documents"
urlpatterns = [
    path("", book.book, name="book"),
    path("tai-ve/", book.book_file, name="file"),
    path("giu-so/", book.number_reserve, name="reserve"),
    path("ngoai-cong/", book.number_outside, name="outside"),
    path("<int:pk>/huy/", book.number_void, name="void"),
    path("<int:pk>/gui/", sending.dispatches, name="dispatches"),
    path("gui/<int:pk>/gach/", sending.dispatch_strike, name="dispatch_strike"),
    path("noi-nhan/", sending.recipient_groups, name="recipients"),
    path("noi-nhan/<slug:paper>/", sending.recipients_edit, name="recipients_edit"),
]
