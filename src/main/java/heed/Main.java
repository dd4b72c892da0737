package heed;

/** Picks the command. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.out.println(greeting());
  }

  static String greeting() {
    return "Heed";
  }
}
