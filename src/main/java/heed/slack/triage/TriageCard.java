package heed.slack.triage;

import heed.book.Book;
import heed.feature.Feature;
import heed.outbox.Message;
import heed.platform.Json;
import heed.platform.Texts;
import heed.platform.Versioned;
import heed.request.Request;
import heed.slack.rooms.SlackRooms;
import heed.slack.text.Kit;
import heed.slack.text.Mrkdwn;
import heed.slack.text.Words;
import heed.triage.Card;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A card of the triage channel in words, from the facts as they stand: whoever asked in which
/// words, how many ask, what it may be the same as, and what was decided. Never any money, and
/// nobody of the customer's.
public final class TriageCard {
  private static final int QUOTE = 600;
  private static final int REASON = 600;
  private static final int DUPLICATES = 3;

  private final SlackRooms rooms;
  private final Handle handle;
  private final Message message;
  private final Feature feature;

  private TriageCard(SlackRooms rooms, Handle handle, Message message, Feature feature) {
    this.rooms = rooms;
    this.handle = handle;
    this.message = message;
    this.feature = feature;
  }

  public static Words words(Message message, SlackRooms rooms) {
    var card = Json.read(message.body(), Card.class);
    return rooms
        .database()
        .read(handle ->
            rooms
                .features()
                .find(handle, card.feature())
                .map(Versioned::value)
                .map(feature -> new TriageCard(rooms, handle, message, feature).words())
                .orElseGet(TriageCard::gone));
  }

  /// Features are never deleted; a restored older book may not have it.
  private static Words gone() {
    var text = TriageTexts.plain("button.old");
    return new Words(text, List.of(Kit.section(text)));
  }

  private Words words() {
    var request =
        rooms
            .triage()
            .store()
            .firstRequest(handle, feature.key())
            .flatMap(key -> rooms.requests().find(handle, key))
            .map(Versioned::value);
    var blocks = new ArrayList<Map<String, Object>>();
    blocks.add(Kit.section(head(request)));
    blocks.add(Kit.context(standing()));
    decision().ifPresent(decision -> blocks.add(Kit.section(decision)));
    similar().ifPresent(similar -> blocks.add(Kit.context(similar)));
    blocks.addAll(TriageButtons.of(feature, message.id(), rooms.triage().addressOf(feature.key())));
    return new Words(text(request), blocks);
  }

  private String text(Optional<Request> request) {
    var words = request.map(Request::quote).map(quote -> Texts.clip(quote, TriageTexts.SHORT));
    var said = request.map(this::filed).orElse(TriageTexts.plain("card.gone"));
    var line =
        TriageTexts.join(
            "card.text", Mrkdwn.literal(Texts.clip(feature.title(), TriageTexts.SHORT)), said);
    return line
        + words.map(quote -> ". " + TriageTexts.say("card.text.words", quote)).orElse(".")
        + " "
        + standing()
        + ".";
  }

  private String head(Optional<Request> request) {
    var lines = new ArrayList<String>();
    lines.add("*" + Mrkdwn.literal(Texts.clip(feature.title(), Texts.TITLE)) + "*");
    if (feature.description() != null) {
      lines.add(Mrkdwn.literal(Texts.clip(feature.description(), REASON)));
    }
    request
        .map(Request::quote)
        .ifPresent(quote -> lines.add(Mrkdwn.quote(Texts.clip(quote, QUOTE))));
    lines.add(request.map(this::filedHow).orElse(TriageTexts.plain("card.gone")));
    return String.join("\n", lines);
  }

  private String filedHow(Request request) {
    var how = filed(request) + " · " + TriageTexts.severity(request.severity());
    return request.coreUseCase() ? how + " · " + TriageTexts.plain("card.core") : how;
  }

  private String filed(Request request) {
    var who = TriageTexts.nameOf(request.filedBy(), rooms, handle);
    var book = rooms.book().now();
    var id = book.accountId(request.account());
    var account = id < 0 ? request.account() : book.account(id).name();
    var day = request.filedAt();
    return day == null
        ? TriageTexts.say("card.filed.undated", who, account)
        : TriageTexts.say(
            "card.filed", who, account, TriageTexts.day(LocalDate.parse(day.substring(0, 10))));
  }

  private String standing() {
    var parts = new ArrayList<String>();
    if (feature.mergedInto() == null) {
      parts.add(TriageTexts.asks(rooms.triage().store().asks(handle, feature.key())));
    }
    parts.add(TriageTexts.stands(feature));
    var effort = feature.effort();
    if (effort != null) {
      parts.add(TriageTexts.effort(effort));
    } else if (feature.open()) {
      parts.add(TriageTexts.plain("card.unestimated"));
    }
    return String.join(" · ", parts);
  }

  private Optional<String> decision() {
    var into = feature.mergedInto();
    if (into != null) {
      var title = rooms.features().find(handle, into).map(found -> found.value().title());
      return Optional.of(TriageTexts.say("card.merged", title.orElse(into)));
    }
    return switch (feature.status()) {
      case DECLINED -> Optional.of(declined(feature.reason(), feature));
      case NEW, UNDER_REVIEW, PLANNED, IN_PROGRESS, SHIPPED -> Optional.empty();
    };
  }

  private static String declined(@Nullable String reason, Feature feature) {
    var lines = new ArrayList<String>();
    lines.add(
        TriageTexts.join(
            "card.declined", Mrkdwn.literal(Texts.clip(reason == null ? "–" : reason, REASON))));
    lines.add(no(feature.workaround()));
    if (feature.revisitDate() != null) {
      lines.add(TriageTexts.join("card.again", TriageTexts.day(feature.revisitDate())));
    }
    return String.join("\n", lines);
  }

  /// What customers can do instead, or that there is nothing.
  static String no(@Nullable String workaround) {
    return workaround == null
        ? TriageTexts.plain("card.noInstead")
        : TriageTexts.join("card.instead", Mrkdwn.literal(Texts.clip(workaround, REASON)));
  }

  private Optional<String> similar() {
    if (!feature.undecided()) {
      return Optional.empty();
    }
    var book = rooms.book().now();
    var lines =
        TriageOptions.likely(book, feature, DUPLICATES).stream().map(id -> line(book, id)).toList();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(TriageTexts.plain("card.similar") + "\n" + String.join("\n", lines));
  }

  private static String line(Book book, int id) {
    var other = book.feature(id);
    return TriageTexts.join(
        "card.similar.one",
        Mrkdwn.literal(Texts.clip(other.title(), TriageTexts.SHORT)),
        TriageTexts.stands(other),
        TriageTexts.asks(TriageOptions.asks(book, id)));
  }
}
