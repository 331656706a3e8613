"""What several parts of a page ask is asked once, and never carried into a request that writes."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from core.reading import once_a_page, reading


@pytest.fixture
def asked():
    return []


@pytest.fixture
def double(asked):
    @once_a_page
    def doubled(number):
        asked.append(number)
        return number * 2

    return doubled


def served(method, double):
    answers = []

    def view(request):
        answers.extend([double(2), double(2), double(3)])
        return HttpResponse()

    reading(view)(RequestFactory().generic(method, "/"))
    return answers


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_page_asks_each_question_once(method, double, asked):
    assert served(method, double) == [4, 4, 6]
    assert asked == [2, 3]


def test_the_next_page_asks_anew(double, asked):
    served("GET", double)
    served("GET", double)
    assert asked == [2, 3, 2, 3]


def test_whoever_writes_asks_every_time(double, asked):
    assert served("POST", double) == [4, 4, 6]
    assert asked == [2, 2, 3]


def test_outside_a_request_it_asks_every_time(double, asked):
    assert (double(1), double(1)) == (2, 2)
    assert asked == [1, 1]


def test_a_page_that_fails_leaves_nothing_behind(double, asked):
    def view(request):
        double(1)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        reading(view)(RequestFactory().get("/"))
    double(1)
    assert asked == [1, 1]
