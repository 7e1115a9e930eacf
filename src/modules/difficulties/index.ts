/** The only door for other modules and pages. */
export { difficultiesModule } from './module.ts'
export {
  answerDifficulty, escalateDifficulty, getDifficulty, listDifficulties, passUpDifficulty, raiseDifficulty, reopenDifficulty, settleDifficulty,
  takeUpDifficulty, withdrawDifficulty,
} from './operations.server.ts'
