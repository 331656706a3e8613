from django.urls import path

from documents.views import book

app_name = "documents"
urlpatterns = [
    path("", book.book, name="book"),
    path("tai-ve/", book.book_file, name="file"),
    path("giu-so/", book.number_reserve, name="reserve"),
    path("ngoai-cong/", book.number_outside, name="outside"),
    path("<int:pk>/huy/", book.number_void, name="void"),
]
