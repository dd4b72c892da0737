package heed.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heed.account.Account;
import heed.book.Book;
import heed.cast.ARequest;
import heed.cast.AnAccount;
import heed.cast.Cast;
import heed.cast.RealBook;
import heed.cast.SmallBook;
import heed.cast.WorkedExample;
import heed.feature.Effort;
import heed.ranking.MissingFacts.Missing;
import heed.ranking.MissingFacts.Swing;
import heed.ranking.StandIn.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingFactsTest {
  private static final LocalDate TODAY = WorkedExample.AS_OF;

  /// The worked example without Umbra, and with nobody knowing when Globex renews. Globex then has
  /// 400,000 × 7.8 % × 50 % = 15,600 to lose, times the urgency of the day it decides. Its ask for
  /// the audit log claims 1 ÷ 1.35 of it: 577.78 when it decides in two years (urgency 0.05), and
  /// most on the day the log ships, in 220 days (urgency 0.5178): 5,983.56. Divided by 1.125
  /// person-months that is 513.58 to 5,318.72, between which the export (2,539.79) lies.
  @Test
  void a_renewal_date_says_between_which_ranks_a_feature_lies() {
    var ranking = ranking(exampleWithout(WorkedExample.globex().renewing(null)));

    var missing = MissingFacts.of(ranking);

    // The effort of the audit log is unknown too, and could change more.
    assertThat(missing.facts())
        .extracting(Missing::fact)
        .containsExactly(Fact.EFFORT, Fact.RENEWAL);
    var renewal = missing.facts().getLast();
    assertThat(renewal.account()).isEqualTo(ranking.book().accountId("globex"));
    assertThat(renewal.features()).isEqualTo(1);
    var audit = renewal.most();
    assertThat(audit.feature()).isEqualTo(ranking.book().featureId("audit-log"));
    assertThat(audit.best()).isEqualTo(2);
    assertThat(audit.worst()).isEqualTo(3);
    assertThat(audit.lowest()).isCloseTo(513.58, within(0.005));
    assertThat(audit.highest()).isCloseTo(5318.72, within(0.005));
  }

  /// Initech asks for the export, with 30,000 × 50 % × 0.4 to lose times its chance of loss: 315.00
  /// of claim at health 0, 27.00 at health 100. The export stays third: 2,323.79 to 2,899.79.
  @Test
  void what_could_change_no_rank_is_counted_and_not_listed() {
    var missing = MissingFacts.of(ranking(WorkedExample.book()));

    // Initech's health and renewal, Umbra's filing date, the effort of the audit log.
    assertThat(missing.facts()).isEmpty();
    assertThat(missing.idle()).isEqualTo(4);
  }

  /// Ten estimates of 1 to 10 person-months: nine of ten lie between 1 and 9. A customer with
  /// 100,000 to lose at health 0, deciding now, has a stake of 100,000 × 35 % × 50 % = 17,500,
  /// which a lone core ask on fire claims whole; late, half: 8,750. Without an estimate the work is
  /// 5.5.
  @Test
  void an_effort_lies_between_the_small_and_the_great_ones_of_this_company() {
    var features = new ArrayList<heed.cast.AFeature>();
    for (var months = 1; months <= 10; months++) {
      features.add(Cast.export().key("f" + months).effort(months));
    }
    var unknown = Cast.sso().effort((Effort) null);
    features.add(unknown);
    var acme = AnAccount.named("acme", "Acme", 100_000).health(0).renewing(TODAY.plusDays(10));
    var globex =
        AnAccount.named("globex", "Globex", 100_000).health(0).renewing(TODAY.plusDays(10));
    var book =
        SmallBook.of(
            List.of(acme, globex),
            features,
            List.of(
                ARequest.by(acme, unknown).severity(5).inCore(),
                ARequest.by("globex", "f2").severity(5).inCore()));
    var ranking = ranking(book);

    var facts = MissingFacts.of(ranking).facts();

    assertThat(facts)
        .containsExactly(
            new Missing(
                Fact.EFFORT,
                null,
                book.featureId("sso"),
                new Swing(book.featureId("sso"), 1, 2, 8750.0 / 9, 8750),
                1));
  }

  @Test
  void the_answers_are_those_of_ranking_anew_with_the_fact_known() {
    var tried = 0;
    for (var seed = 0; seed < 300; seed++) {
      var random = RandomBook.of(seed);
      var book = Book.of(Cast.USD, random.accounts(), random.features(), random.requests());
      var ranking = Ranking.of(book, ScoringPolicy.DEFAULT, RandomBook.AS_OF);
      for (var missing : MissingFacts.of(ranking).facts()) {
        if (missing.fact() == Fact.HEALTH || missing.fact() == Fact.RENEWAL) {
          refute(random, ranking, missing);
          tried++;
        }
      }
    }
    assertThat(tried).isGreaterThan(50);
  }

  private static void refute(RandomBook random, Ranking ranking, Missing missing) {
    var feature = missing.most().feature();
    var best = Integer.MAX_VALUE;
    var worst = 0;
    var lowest = Double.MAX_VALUE;
    var highest = 0.0;
    for (var known : known(ranking.book().account(missing.account()), missing.fact())) {
      var accounts =
          random.accounts().stream()
              .map(account -> account.key().equals(known.key()) ? known : account)
              .toList();
      var book = Book.of(Cast.USD, accounts, random.features(), random.requests());
      var again = Ranking.of(book, ScoringPolicy.DEFAULT, RandomBook.AS_OF);
      var rank = again.rankOf(feature);
      best = Math.min(best, rank);
      worst = Math.max(worst, rank);
      lowest = Math.min(lowest, again.priority(rank));
      highest = Math.max(highest, again.priority(rank));
    }
    assertThat(missing.most().best()).isEqualTo(best);
    assertThat(missing.most().worst()).isEqualTo(worst);
    assertThat(missing.most().lowest()).isCloseTo(lowest, within(1e-6));
    assertThat(missing.most().highest()).isCloseTo(highest, within(1e-6));
  }

  /// The account with every health, or with every day of renewal in the next years.
  private static List<Account> known(Account account, Fact fact) {
    var all = new ArrayList<Account>();
    if (fact == Fact.HEALTH) {
      for (var health = 0; health <= 100; health += 10) {
        all.add(with(account, health, account.renewalDate()));
      }
    } else {
      for (var day = 0; day <= 730; day++) {
        all.add(with(account, account.health(), RandomBook.AS_OF.plusDays(day + 60)));
      }
    }
    return all;
  }

  private static Account with(
      Account account,
      @org.jspecify.annotations.Nullable Integer health,
      @org.jspecify.annotations.Nullable LocalDate renewal) {
    return new Account(
        account.key(),
        account.name(),
        account.arrMinor(),
        health,
        renewal,
        account.csm(),
        account.segment(),
        account.industry(),
        account.country(),
        account.lifecycle(),
        account.usageHundredths(),
        account.expansionArrMinor(),
        account.domain(),
        account.language());
  }

  @Test
  void the_real_book_has_its_answers_in_order() {
    var missing = MissingFacts.of(ranking(RealBook.read())).facts();

    assertThat(missing).hasSizeGreaterThan(20);
    for (var place = 1; place < missing.size(); place++) {
      assertThat(missing.get(place).most().width())
          .isLessThanOrEqualTo(missing.get(place - 1).most().width());
    }
    assertThat(missing).allMatch(one -> one.most().best() < one.most().worst());
  }

  private static Book exampleWithout(AnAccount globex) {
    return SmallBook.of(
        List.of(WorkedExample.acme(), globex, WorkedExample.initech()),
        WorkedExample.features(),
        WorkedExample.requests().stream()
            .filter(request -> !request.sent().account().equals("umbra"))
            .toList());
  }

  private static Ranking ranking(Book book) {
    return Ranking.of(book, ScoringPolicy.DEFAULT, TODAY);
  }
}
