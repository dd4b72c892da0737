package heed.pages.inbox;

import heed.feature.Effort;
import heed.feature.Feature;
import heed.feature.KeepingFeatures;
import heed.feature.MergingFeatures;
import heed.feature.TellingApart;
import heed.feature.ToldApartStore;
import heed.http.Addresses;
import heed.http.Route;
import heed.pages.feature.Alike;
import heed.pages.feature.StatusRoutes;
import heed.pages.frame.Desk;
import heed.pages.frame.Done;
import heed.pages.frame.Form;
import heed.pages.frame.InboxPlace;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Phrases;
import heed.platform.Refused;
import heed.platform.Versioned;
import heed.platform.database.Transaction;
import heed.triage.Triaging;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// What a PM does with a feature in the inbox. Nobody is told of any of it, so each can be undone.
final class TriageRoutes {
  private static final String ONE = Links.INBOX + "/features/{key}";

  private final Desk desk;
  private final InboxRoutes inbox;
  private final Triaging triaging;
  private final TellingApart apart;

  TriageRoutes(Desk desk, InboxRoutes inbox) {
    this.desk = desk;
    this.inbox = inbox;
    var house = desk.house();
    this.apart = new TellingApart(new ToldApartStore(), house.features());
    var keeping = new KeepingFeatures(house.features());
    this.triaging =
        new Triaging(
            house.features(),
            keeping,
            new MergingFeatures(house.features(), keeping),
            house.changing(),
            house.people());
  }

  List<Route> routes() {
    return List.of(
        desk.post(
            ONE + "/accept", Role.PM, (context, caller) -> act(context, caller, this::accept)),
        desk.post(
            ONE + "/estimate", Role.PM, (context, caller) -> act(context, caller, this::estimate)),
        desk.post(ONE + "/merge", Role.PM, (context, caller) -> act(context, caller, this::merge)),
        desk.post(
            ONE + "/put-off", Role.PM, (context, caller) -> act(context, caller, this::putOff)),
        desk.post(ONE + "/undo", Role.PM, (context, caller) -> act(context, caller, this::undo)),
        desk.post(
            ONE + "/apart", Role.PM, (context, caller) -> act(context, caller, this::tellApart)),
        desk.post(
            ONE + "/decide", Role.PM, (context, caller) -> act(context, caller, this::decide)));
  }

  /// An act as it was sent.
  private record Sent(String key, Form form, Caller caller, Voice voice, String back) {
    Phrases says() {
      return voice.on("inbox");
    }

    /// The version that the sender saw.
    long seen() {
      var seen = form.version("seen");
      return seen == null ? 0 : seen;
    }
  }

  private void act(Context context, Caller caller, BiFunction<Transaction, Sent, Done> work) {
    var place = InboxPlace.of(context); // an address that is none is refused before the act
    var sent =
        new Sent(
            Addresses.part(context, "key"),
            desk.form(context),
            caller,
            desk.voice(context),
            place.query());
    try {
      var done = desk.write(caller, transaction -> work.apply(transaction, sent));
      inbox.done(context, sent.key(), sent.form().text("other").orElse(null), done);
    } catch (Refused refused) {
      if (refused.kind() != Refused.Kind.CONFLICT && refused.kind() != Refused.Kind.INVALID) {
        throw refused;
      }
      var status = refused.kind() == Refused.Kind.CONFLICT ? 409 : 400;
      inbox.refused(context, status, caller, Spoken.text(refused.sentence()));
    }
  }

  private Done accept(Transaction transaction, Sent sent) {
    triaging.accept(transaction, sent.key(), sent.caller());
    return done(transaction, sent, "done.accepted", Map.of("what", "accept"));
  }

  private Done estimate(Transaction transaction, Sent sent) {
    var before = stored(transaction, sent.key()).value().effort();
    var effort = effort(sent);
    triaging.estimate(transaction, sent.key(), effort, sent.seen(), sent.caller());
    return done(
        transaction,
        sent,
        "done.estimated",
        Map.of("what", "estimate", "before", text(before)),
        sent.voice().effort(effort.personMonths(), true));
  }

  private Effort effort(Sent sent) {
    var fields = sent.form().fields(desk.currency());
    var effort = Effort.of(fields);
    if (effort == null || !fields.problems().isEmpty()) {
      throw Refused.because(Refused.Kind.INVALID, sent.says().say("wrong.effort"));
    }
    return effort;
  }

  private Done merge(Transaction transaction, Sent sent) {
    var into = meant(sent);
    triaging.merge(transaction, sent.key(), into.key(), sent.seen(), sent.caller());
    return done(
        transaction,
        sent,
        "done.merged",
        Map.of("what", "merge", "other", into.key()),
        Spoken.text(into.title()));
  }

  private Feature meant(Sent sent) {
    var typed = sent.form().text("into").orElse("");
    return Alike.named(desk.ranking().book(), typed)
        .orElseThrow(
            () -> Refused.because(Refused.Kind.INVALID, sent.says().say("wrong.into", typed)));
  }

  /// What customers may be told of, after a look at its preview; there is no way back.
  private Done decide(Transaction transaction, Sent sent) {
    var change = StatusRoutes.change(desk, sent.form());
    var changed = triaging.decide(transaction, sent.key(), change, sent.seen(), sent.caller());
    return Done.of(
        sent.says()
            .say(
                "done.decided",
                Spoken.text(changed.feature().title()),
                sent.voice().status(changed.feature().status()),
                changed.loopsOpened()));
  }

  private Done tellApart(Transaction transaction, Sent sent) {
    var other = sent.form().text("other").orElse("");
    apart.tellApart(transaction, sent.key(), other);
    return done(
        transaction,
        sent,
        "done.apart",
        Map.of("what", "apart", "other", other),
        title(transaction, other));
  }

  private Done putOff(Transaction transaction, Sent sent) {
    var before = stored(transaction, sent.key()).value().revisitDate();
    var day = sent.form().text("never").isPresent() ? null : day(sent);
    triaging.lookAgainOn(transaction, sent.key(), day, sent.seen(), sent.caller());
    var undo = Map.of("what", "put-off", "before", before == null ? "" : before.toString());
    return day == null
        ? done(transaction, sent, "done.never", undo)
        : done(transaction, sent, "done.later", undo, sent.voice().day(day));
  }

  private LocalDate day(Sent sent) {
    var fields = sent.form().fields(desk.currency());
    var day = fields.date("revisitDate");
    if (day == null && fields.problems().isEmpty()) {
      fields.refuse("revisitDate", sent.says().say("wrong.day"));
    } else if (day != null && !day.isAfter(desk.house().today())) {
      fields.refuse("revisitDate", sent.says().say("wrong.day"));
    }
    fields.refuseProblems();
    return java.util.Objects.requireNonNull(day);
  }

  private Done undo(Transaction transaction, Sent sent) {
    var before = sent.form().text("before").orElse(null);
    switch (sent.form().text("what").orElse("")) {
      case "accept" -> triaging.backToNew(transaction, sent.key(), sent.caller());
      case "estimate" ->
          triaging.estimate(transaction, sent.key(), effort(before), sent.seen(), sent.caller());
      case "merge" -> triaging.unmerge(transaction, sent.key(), sent.caller());
      case "apart" -> apart.takeBack(transaction, sent.key(), sent.form().text("other").orElse(""));
      case "put-off" ->
          triaging.lookAgainOn(
              transaction,
              sent.key(),
              before == null ? null : LocalDate.parse(before),
              sent.seen(),
              sent.caller());
      default -> throw Refused.because(Refused.Kind.INVALID, sent.says().say("wrong.undo"));
    }
    return Done.of(sent.says().say("done.undone", title(transaction, sent.key())));
  }

  private Done done(
      Transaction transaction, Sent sent, String words, Map<String, String> undo, String... more) {
    var stored = stored(transaction, sent.key());
    var fields = new HashMap<>(undo);
    fields.put("seen", Long.toString(stored.version()));
    var title = Spoken.text(stored.value().title());
    return Done.of(
        more.length == 0 ? sent.says().say(words, title) : sent.says().say(words, title, more[0]),
        Links.triage(stored.value()) + "/undo" + sent.back(),
        fields);
  }

  private String title(Transaction transaction, String key) {
    return Spoken.text(stored(transaction, key).value().title());
  }

  private Versioned<Feature> stored(Transaction transaction, String key) {
    return desk.house()
        .features()
        .find(transaction.handle(), key)
        .orElseThrow(() -> Refused.notFound("feature", Spoken.text(key)));
  }

  /// An estimate as a form keeps it: hundredths of the whole, then of its parts if they are known.
  private static String text(@Nullable Effort effort) {
    if (effort == null) {
      return "";
    }
    return effort.engineeringHundredths() == null
        ? "" + effort.totalHundredths()
        : effort.engineeringHundredths()
            + "-"
            + effort.designHundredths()
            + "-"
            + effort.productHundredths();
  }

  private static @Nullable Effort effort(@Nullable String text) {
    if (text == null || !text.matches("[0-9]{1,7}(-[0-9]{1,7}-[0-9]{1,7})?")) {
      return null;
    }
    var parts = text.split("-", -1);
    return parts.length == 1
        ? Effort.ofHundredths(Integer.parseInt(parts[0]))
        : Effort.split(
            Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }
}
