from django.urls import path

from councils.views import appraisal, council, minutes, room, sessions, vote

app_name = "councils"
urlpatterns = [
    path("", council.home, name="home"),
    path("thanh-lap/", council.council_establish, name="council_establish"),
    path("quy-tac/<int:year>/", council.rules_example, name="rules_example"),
    path("tham-dinh/", appraisal.appraisals, name="appraisals"),
    path("tham-dinh/<int:pk>/khai-bao/", appraisal.declare_conflict, name="declare"),
    path("tham-dinh/<int:pk>/", appraisal.appraise, name="appraise"),
    path("tham-dinh/<int:pk>/ket-thuc/", appraisal.appraisal_close, name="close_appraisal"),
    path("phieu-tham-dinh/<int:pk>/", appraisal.appraisal_sheet, name="appraisal_sheet"),
    path("phien-hop/", sessions.sessions, name="sessions"),
    path("phien-hop/moi/", sessions.session_create, name="session_create"),
    path("phien-hop/<int:pk>/", sessions.session, name="session"),
    path("phien-hop/<int:pk>/sua/", sessions.session_edit, name="session_edit"),
    path("danh-sach/<int:pk>/dua-ra/", sessions.drop, name="drop_item"),
    path("phien-hop/<int:pk>/trieu-tap/", room.convene_session, name="convene"),
    path("phien-hop/<int:pk>/diem-danh/", room.attendance, name="attendance"),
    path("phien-hop/<int:pk>/khai-mac/", room.open_meeting, name="open"),
    path("phien-hop/<int:pk>/to-kiem-phieu/", room.team, name="team"),
    path("phien-hop/<int:pk>/to-kiem-phieu/bieu-quyet/", room.team_confirm, name="team_confirm"),
    path("phien-hop/<int:pk>/bat-dau/", vote.start_vote, name="start"),
    path("phien-hop/<int:pk>/phieu/<int:ordinal>/", vote.ballots_planned, name="ballots_planned"),
    path("phien-hop/<int:pk>/ket-thuc-bo-phieu/", vote.end_vote, name="end"),
    path("phien-hop/<int:pk>/hoan/", vote.adjourn_session, name="adjourn"),
    path("phien-hop/<int:pk>/doi-chieu/", vote.confirm, name="confirm"),
    path("hom-phieu/<int:pk>/phieu/", vote.ballots, name="ballots"),
    path("hom-phieu/<int:pk>/so-lieu/", vote.tally, name="tally"),
    path("phien-hop/<int:pk>/bien-ban/", minutes.minutes_make, name="minutes_make"),
    path("phien-hop/<int:pk>/ban-ky/", minutes.minutes_scans, name="minutes_scans"),
    path("phien-hop/<int:pk>/ban-ky/<slug:kind>/", minutes.minutes_scan, name="minutes_scan"),
    path("phien-hop/<int:pk>/bien-ban/<slug:kind>/", minutes.minutes, name="minutes"),
    path("phien-hop/<int:pk>/ket-thuc/", minutes.conclude_session, name="conclude"),
]
