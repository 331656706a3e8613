from django.urls import path

from documents.views import book, composing, movements, sending, signed, versions

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
    path("phong-trao/<int:year>/", movements.movement_list, name="movement_list"),
    path("phong-trao/<int:year>/dang-ky.xlsx", movements.registration_sheet, name="registration_sheet"),
    path("soan-thao/", composing.composed_list, name="composed_list"),
    path("soan-thao/moi/<slug:kind>/", composing.composed_new, name="composed_new"),
    path("soan-thao/<int:pk>/", composing.composed_page, name="composed"),
    path("soan-thao/<int:pk>/sua/", composing.composed_edit, name="composed_edit"),
    path("soan-thao/<int:pk>/cac-ban/", versions.composed_versions, name="composed_versions"),
    path("soan-thao/<int:pk>/cap-so/", composing.composed_number, name="composed_number"),
    path("soan-thao/<int:pk>/bo/", composing.composed_drop, name="composed_drop"),
    path("soan-thao/<int:pk>/tep/", composing.composed_file, name="composed_file"),
    path("soan-thao/<int:pk>/luu-ban-ky/", signed.composed_scan, name="composed_scan"),
    path("soan-thao/<int:pk>/ban-ky/", signed.composed_signed, name="composed_signed"),
]
