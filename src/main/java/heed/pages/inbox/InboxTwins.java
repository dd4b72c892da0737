package heed.pages.inbox;

import heed.account.Lifecycle;
import heed.book.Asks;
import heed.book.SharedWords;
import heed.feature.Feature;
import heed.pages.frame.Links;
import heed.pages.frame.Run;
import heed.pages.frame.Spoken;
import heed.pages.frame.StatusMark;
import heed.pages.frame.Voice;
import heed.pages.inbox.InboxView.Asker;
import heed.pages.inbox.InboxView.Side;
import heed.pages.inbox.InboxView.Twins;
import heed.platform.Phrases;
import heed.platform.Texts;
import heed.ranking.Ranking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/// Puts two features that may be the same side by side: what they share is marked, and who asks for
/// which stands with what they pay.
final class InboxTwins {
  private static final int ASKERS = 4;

  private final Ranking ranking;
  private final Inbox inbox;
  private final Voice voice;
  private final Phrases says;

  InboxTwins(Ranking ranking, Inbox inbox, Voice voice) {
    this.ranking = ranking;
    this.inbox = inbox;
    this.voice = voice;
    this.says = voice.on("inbox");
  }

  /// @param left, right ids in the Book
  Twins of(Handle handle, int left, int right, double likeness) {
    return new Twins(
        inbox.likeness(likeness), side(handle, left, right), side(handle, right, left));
  }

  private Side side(Handle handle, int one, int other) {
    var feature = ranking.book().feature(one);
    var twin = ranking.book().feature(other);
    var shared = SharedWords.with(text(twin));
    var description = feature.description();
    var title = Spoken.text(feature.title());
    var askers = askers(one, askedBy(other));
    return new Side(
        feature.key(),
        title,
        runs(shared, title),
        Links.feature(feature),
        Links.triage(feature),
        StatusMark.of(feature.status(), voice),
        description == null
            ? null
            : runs(shared, Spoken.text(Texts.clip(description, Inbox.LONGEST))),
        meta(one),
        says.say("new.asks", askers.size()),
        askers.stream().limit(ASKERS).toList(),
        askers.size() > ASKERS ? says.say("doubles.others", askers.size() - ASKERS) : null,
        inbox.quotes(handle, feature.key()),
        Links.merge(twin, feature),
        says.say("merge.into.named", Spoken.text(twin.title()), title));
  }

  private List<String> meta(int one) {
    var rank = ranking.rankOf(one);
    var meta = new ArrayList<String>();
    meta.add(voice.effort(ranking.effort(rank), ranking.estimated(rank)));
    meta.addAll(inbox.worth(rank));
    return meta;
  }

  private List<Asker> askers(int feature, Set<Integer> alsoAsk) {
    var book = ranking.book();
    var asks = book.asks(feature);
    return IntStream.range(0, asks.count())
        .filter(ask -> book.account(asks.account(ask)).counts())
        .boxed()
        .sorted(
            Comparator.comparingLong((Integer ask) -> book.account(asks.account(ask)).arrMinor())
                .reversed())
        .map(ask -> asker(asks, ask, alsoAsk))
        .toList();
  }

  private Asker asker(Asks asks, int ask, Set<Integer> alsoAsk) {
    var account = ranking.book().account(asks.account(ask));
    var currency = ranking.book().currency();
    var arr = ranking.stake(asks.account(ask)).arr();
    var prospect = account.lifecycle() == Lifecycle.PROSPECT;
    var why = voice.on("why");
    return new Asker(
        Spoken.text(account.name()),
        Links.account(account.key()),
        voice.severity(asks.severity(ask)),
        prospect ? why.say("prospect") : why.say("arr", currency.brief(arr)),
        prospect ? null : currency.exact(arr),
        alsoAsk.contains(asks.account(ask)));
  }

  private Set<Integer> askedBy(int feature) {
    var asks = ranking.book().asks(feature);
    return IntStream.range(0, asks.count()).map(asks::account).boxed().collect(Collectors.toSet());
  }

  private static List<Run> runs(SharedWords shared, String text) {
    return shared.in(text).stream().map(run -> new Run(run.text(), run.shared())).toList();
  }

  private static String text(Feature feature) {
    var description = feature.description();
    return description == null ? feature.title() : feature.title() + "\n" + description;
  }
}
