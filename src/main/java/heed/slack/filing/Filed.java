package heed.slack.filing;

import heed.book.Book;
import heed.feature.Feature;
import heed.people.Person;
import heed.platform.Texts;
import heed.request.Request;
import heed.slack.rooms.SlackRooms;
import heed.slack.text.LoopWords;
import heed.slack.text.Mrkdwn;
import heed.slack.text.Roots;
import heed.slack.text.Voice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The latest requests of somebody and what became of them, a line each.
public final class Filed {
  private static final int LATEST = 10;
  private static final int EACH = 290;
  private static final int REASON = 60;
  private static final int SHORT = 80;

  private Filed() {}

  public static List<String> lines(Voice voice, SlackRooms rooms, Person person) {
    var book = rooms.book().now();
    return rooms
        .database()
        .read(handle -> rooms.requests().latestOf(handle, person.email(), LATEST))
        .stream()
        .map(request -> Mrkdwn.clip(line(voice, book, request), EACH))
        .toList();
  }

  private static String line(Voice voice, Book book, Request request) {
    var account = book.accountId(request.account());
    var feature = book.featureId(request.feature());
    var title = feature < 0 ? request.feature() : book.feature(feature).title();
    var parts = new ArrayList<String>();
    parts.add(
        voice.say(
            "filed.line",
            Texts.clip(title, SHORT),
            Texts.clip(account < 0 ? request.account() : book.account(account).name(), SHORT)));
    if (feature >= 0) {
      parts.add(became(voice, book.feature(Roots.of(book, feature))));
    }
    return String.join(LoopWords.BETWEEN, parts);
  }

  /// Where the feature stands that answers it, with the promise or the reason.
  private static String became(Voice voice, Feature feature) {
    var status = voice.status(feature.status());
    var target = feature.targetDate();
    var reason = feature.reason();
    return switch (feature.status()) {
      case PLANNED, IN_PROGRESS -> promised(voice, status, target);
      case DECLINED ->
          reason == null ? status : voice.say("filed.because", status, Texts.clip(reason, REASON));
      case NEW, UNDER_REVIEW, SHIPPED -> status;
    };
  }

  private static String promised(Voice voice, String status, @Nullable LocalDate target) {
    return target == null ? status : voice.say("filed.for", status, target);
  }
}
