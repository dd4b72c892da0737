package heed.cast;

import heed.book.Book;
import java.time.LocalDate;
import java.util.List;

/// The book of the worked example in `docs/scoring.md`.
public final class WorkedExample {
  public static final LocalDate AS_OF = LocalDate.of(2026, 11, 22);

  private WorkedExample() {}

  public static AnAccount acme() {
    return customer(Cast.acme().name("Acme"), 120_000, 30, LocalDate.of(2027, 1, 5));
  }

  public static AnAccount globex() {
    return customer(Cast.globex(), 400_000, 85, LocalDate.of(2027, 10, 1));
  }

  public static AnAccount initech() {
    return Cast.initech().arr(30_000).health(null).renewing(null);
  }

  public static AnAccount umbra() {
    return Cast.umbra().name("Umbra").arr(0).health(null).renewing(null).prospect();
  }

  public static AFeature sso() {
    return Cast.sso().title("SSO").effort(2);
  }

  public static AFeature export() {
    return Cast.export().title("Export").effort(0.25);
  }

  public static AFeature audit() {
    return Cast.auditLog().title("Audit").targeting(LocalDate.of(2027, 6, 30));
  }

  public static List<AnAccount> accounts() {
    return List.of(acme(), globex(), initech(), umbra());
  }

  public static List<AFeature> features() {
    return List.of(sso(), export(), audit());
  }

  public static List<ARequest> requests() {
    return List.of(
        ARequest.by(acme(), sso()).severity(5).inCore(),
        ARequest.by(acme(), export()).severity(3),
        ARequest.by(globex(), sso()).severity(4).expansionArr(50_000L).filedAt("2026-05-26"),
        ARequest.by(globex(), audit()).severity(5).inCore(),
        ARequest.by(initech(), export()).severity(2).inCore(),
        ARequest.by(umbra(), audit()).severity(4).expansionArr(80_000L));
  }

  public static Book book() {
    return SmallBook.of(accounts(), features(), requests());
  }

  private static AnAccount customer(AnAccount account, long arr, int health, LocalDate renewal) {
    return account.arr(arr).health(health).renewing(renewal);
  }
}
