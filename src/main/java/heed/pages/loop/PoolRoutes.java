package heed.pages.loop;

import heed.http.Route;
import heed.loop.Answer;
import heed.loop.LedgerLine;
import heed.loop.Pool;
import heed.pages.frame.Choice;
import heed.pages.frame.Desk;
import heed.pages.frame.Form;
import heed.pages.frame.Spoken;
import heed.people.Caller;
import heed.people.Person;
import heed.people.Role;
import heed.platform.Phrases;
import heed.platform.Refused;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Hands loops of nobody in particular to somebody, and back.
final class PoolRoutes {
  /// The name of a ticked box is this and the loop's id.
  static final String TICKED = "loop.";

  /// Enough to see what was handed over.
  private static final int NAMED = 20;

  private final Desk desk;

  PoolRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        desk.post("/loops/hand-out", Role.PM, this::handOut),
        desk.post("/loops/hand-back", Role.PM, this::handBack));
  }

  /// Who can take loops, and whose loops there are.
  PoolView view(Handle handle, Phrases says) {
    var house = desk.house();
    var people =
        house.people().all(handle).stream()
            .filter(person -> person.role().atLeast(Role.CSM))
            .map(person -> new Choice(person.email(), Spoken.text(person.name()), false))
            .toList();
    var accounts =
        pool().accounts(handle).stream()
            .map(waiting ->
                new Choice(
                    waiting.account(),
                    says.say("all-of", Spoken.text(waiting.name()), waiting.loops()),
                    false))
            .toList();
    return new PoolView(people, accounts);
  }

  private void handOut(Context context, Caller caller) {
    var form = desk.form(context);
    var fields = form.fields(desk.currency());
    var to = Answer.Handover.of(fields);
    fields.refuseProblems();
    var csm = to.csm();
    if (csm == null) {
      throw Refused.field("csm", "Say who gets them: a name from the list, or an e-mail address.");
    }
    var account = form.text("account").orElse(null);
    var lines = hand(form, account, to, caller);
    var name =
        desk.house()
            .database()
            .read(handle -> desk.house().people().find(handle, csm))
            .map(Person::name)
            .orElse(Spoken.localPart(csm));
    var says = desk.voice(context).on("loops");
    show(
        context,
        caller,
        lines,
        says.say(
            "handed", lines.size(), desk.voice(context).first(lines.size()), Spoken.text(name)),
        says.say(caller.is(csm) ? "handed.own" : "handed.message"),
        says.say("hand-back"));
  }

  private void handBack(Context context, Caller caller) {
    var lines = hand(desk.form(context), null, new Answer.Handover(null), caller);
    var says = desk.voice(context).on("loops");
    show(
        context,
        caller,
        lines,
        says.say("handed-back", lines.size(), desk.voice(context).first(lines.size())),
        says.say("handed-back.message"),
        null);
  }

  private List<LedgerLine> hand(
      Form form, @Nullable String account, Answer.Handover to, Caller caller) {
    return desk.write(
        caller,
        transaction -> {
          var ids = new ArrayList<>(form.named(TICKED));
          if (account != null) {
            ids.addAll(pool().ofAccount(transaction.handle(), account));
          }
          return pool().hand(transaction, ids, to, caller);
        });
  }

  private void show(
      Context context,
      Caller caller,
      List<LedgerLine> lines,
      String headline,
      String sentence,
      @Nullable String undo) {
    var says = desk.voice(context).on("loops");
    var shown = new ArrayList<String>();
    lines.stream()
        .limit(NAMED)
        .map(line ->
            says.say(
                "handed.line",
                Spoken.text(line.accountName()),
                Spoken.text(line.featureTitle()),
                says.say("news." + line.loop().milestone().word())))
        .forEach(shown::add);
    if (lines.size() > NAMED) {
      shown.add(says.say("handed.more", lines.size() - NAMED));
    }
    var ids = lines.stream().map(line -> line.loop().id()).toList();
    desk.page(
        context,
        caller,
        "loops",
        "loop/handed.jte",
        new HandedView(headline, sentence, List.copyOf(shown), ids, undo));
  }

  private Pool pool() {
    return desk.house().answering().pool();
  }
}
