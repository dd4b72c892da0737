package heed.http;

/// A refusal that says more than a kind and a sentence can.
public final class ReportedProblem extends RuntimeException {
  private final transient Problem problem;

  public ReportedProblem(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
