from django.urls import path

from funds.views import books, moves, requests

app_name = "funds"
urlpatterns = [
    path("", books.fund_list, name="funds"),
    path("lap/", books.fund_add, name="fund_add"),
    path("<int:pk>/", books.fund, name="fund"),
    path("<int:pk>/sua/", books.fund_edit, name="fund_edit"),
    path("<int:pk>/dong/", books.fund_close, name="fund_close"),
    path("<int:pk>/mo-lai/", books.fund_reopen, name="fund_reopen"),
    path("<int:pk>/thu/", books.income_add, name="income_add"),
    path("<int:pk>/so-quy/", books.fund_export, name="fund_export"),
    path("<int:pk>/bang-ho-tro/", books.fund_supports, name="fund_supports"),
    path("khoan/<int:pk>/hoan/", books.entry_reverse, name="entry_reverse"),
    path("khoan/<int:pk>/chung-tu/", books.entry_file, name="entry_file"),
    path("de-nghi/", requests.request_list, name="requests"),
    path("de-nghi/lap/", requests.request_choose, name="request_choose"),
    path("de-nghi/lap/dien-hinh/<int:pk>/", requests.request_for_nomination, name="request_for_nomination"),
    path("de-nghi/lap/nhan-to-moi/<int:pk>/", requests.request_for_new_factor, name="request_for_new_factor"),
    path("de-nghi/<int:pk>/", requests.request_page, name="request"),
    path("de-nghi/<int:pk>/sua/", requests.request_edit, name="request_edit"),
    path("de-nghi/<int:pk>/gui/", moves.send, name="request_send"),
    path("de-nghi/<int:pk>/rut/", moves.withdraw, name="request_withdraw"),
    path("de-nghi/<int:pk>/y-kien/", moves.note, name="request_note"),
    path("de-nghi/<int:pk>/tra-lai/", moves.send_back, name="request_return"),
    path("de-nghi/<int:pk>/duyet/", moves.approve, name="request_approve"),
    path("de-nghi/<int:pk>/khong-duyet/", moves.decline, name="request_decline"),
    path("de-nghi/<int:pk>/cho-ky-sau/", moves.queue, name="request_queue"),
    path("de-nghi/<int:pk>/xem-xet-lai/", moves.take_up, name="request_take_up"),
    path("de-nghi/<int:pk>/thoi-duyet/", moves.cancel, name="request_cancel"),
    path("de-nghi/<int:pk>/chi/", moves.pay, name="request_pay"),
]
