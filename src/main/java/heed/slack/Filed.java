package heed.slack;

import heed.book.Book;
import heed.people.Person;
import heed.platform.Texts;
import heed.request.Request;
import java.util.List;

/// The latest requests of somebody and what became of them, a line each.
final class Filed {
  private static final int LATEST = 10;
  private static final int EACH = 280;
  private static final int SHORT = 100;

  private Filed() {}

  static List<String> lines(SlackRooms rooms, Person person) {
    var book = rooms.book().now();
    return rooms
        .database()
        .read(handle -> rooms.requests().latestOf(handle, person.email(), LATEST))
        .stream()
        .map(request -> Mrkdwn.clip(line(book, request), EACH))
        .toList();
  }

  private static String line(Book book, Request request) {
    var account = book.accountId(request.account());
    var feature = book.featureId(request.feature());
    return Mrkdwn.say(
        "• *{}* for {} · {}",
        Texts.clip(feature < 0 ? request.feature() : book.feature(feature).title(), SHORT),
        Texts.clip(account < 0 ? request.account() : book.account(account).name(), SHORT),
        feature < 0 ? "unknown" : book.feature(feature).status().spoken());
  }
}
