from django.urls import path

from website.views import front, listing, models, office, story

app_name = "website"
urlpatterns = [
    path("guong-dien-hinh/", models.models_list, name="models"),
    path("guong-dien-hinh/bai/<int:pk>/", story.story, name="story"),
    path("guong-dien-hinh/bai/<int:pk>/the.png", story.share_card, name="card"),
    path("guong-dien-hinh/bai/<int:pk>/to-tin.pdf", office.poster, name="poster"),
    path("guong-dien-hinh/anh/<int:pk>/", story.photo, name="photo"),
    path("guong-dien-hinh/atom.xml", listing.atom, name="atom"),
    path("guong-dien-hinh/rss.xml", listing.rss, name="rss"),
    path("guong-dien-hinh/feed.json", listing.json_feed, name="json_feed"),
    path("phong-trao/", front.movements, name="movements"),
    path("gioi-thieu/", front.about, name="about"),
    path("tim-kiem/", models.search, name="search"),
    path("nhung/", listing.embed, name="embed"),
    path("sitemap.xml", listing.sitemap, name="sitemap"),
    path("robots.txt", listing.robots, name="robots"),
    path("trang-cong-khai/", office.addresses, name="addresses"),
]
