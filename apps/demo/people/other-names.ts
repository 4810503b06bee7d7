/** A name of a people that joins given name and father's name by a middle dot. */
export interface DottedName {
  readonly text: string;
  readonly latin: string;
  readonly male: boolean;
}

/** Names written with · (GB 18030, U+00B7), given name first. */
export const DOTTED_NAMES: readonly DottedName[] = [
  { text: '阿依古丽·买买提', latin: 'Aygul Memet', male: false },
  { text: '古丽娜尔·艾合买提', latin: 'Gulnar Ehmet', male: false },
  { text: '热依汗·吐尔逊', latin: 'Reyhan Tursun', male: false },
  { text: '买合木提·阿不都拉', latin: 'Mahmut Abdulla', male: true },
  { text: '艾力·库尔班', latin: 'Eli Qurban', male: true },
  { text: '努尔兰·叶尔肯', latin: 'Nurlan Yerken', male: true },
  { text: '玛依拉·别克', latin: 'Mayra Bek', male: false },
  { text: '帕提古丽·伊明', latin: 'Patigul Imin', male: false },
];

/** Names of visitors, for records that are kept in English: given name, family name, country (ISO 3166). */
const VISITORS =
  'James Miller GB m|Emma Clarke GB f|Oliver Hughes GB m|Grace Bennett US f|Daniel Foster US m|Sarah Mitchell US f|' +
  'Thomas Weber DE m|Anna Schneider DE f|Pierre Laurent FR m|Camille Moreau FR f|Marco Rossi IT m|Sofia Ricci IT f|' +
  'Carlos Mendes BR m|Ana Ferreira BR f|Ivan Petrov RU m|Elena Sokolova RU f|Ahmed Hassan EG m|Fatima Nasser EG f|' +
  'Kwame Mensah GH m|Abena Owusu GH f|Rahul Sharma IN m|Priya Nair IN f|Kenji Tanaka JP m|Yuki Sato JP f|' +
  'Minho Park KR m|Jiwoo Kim KR f|Nguyen Thanh VN m|Tran Mai VN f|Liam Murphy IE m|Aoife Kelly IE f';

/** A visitor from abroad. */
export interface Visitor {
  readonly given: string;
  readonly family: string;
  readonly country: string;
  readonly male: boolean;
}

/** The visitors of the demo. */
export const listVisitors = (): readonly Visitor[] =>
  VISITORS.split('|').map((entry) => {
    const [given = '', family = '', country = '', sex = ''] = entry.split(' ');
    return { given, family, country, male: sex === 'm' };
  });
